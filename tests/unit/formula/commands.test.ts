import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { isCommand, nearestCommand, nearestEnvironment } from '../../../src/formula/commands.ts';

describe('nearestCommand', () => {
  test.each([
    ['\\alhpa', '\\alpha'],
    ['\\aplha', '\\alpha'],
    ['\\Infty', '\\infty'],
    ['\\leftarow', '\\leftarrow'],
    ['\\mahtbf', '\\mathbf'],
    ['\\VertW', '\\Vert W'],
    ['\\sgn', '\\operatorname{sgn}'],
    ['\\F', '\\mathbb{F}'],
    ['\\abs', '\\lvert x\\rvert'],
    ['\\frac', '\\frac'],
    ['\\bmatrix', '\\begin{bmatrix}'],
  ])('%s was meant as %s', (command, meant) => expect(nearestCommand(command)).toBe(meant));

  test.each(['\\qqqqqq', '\\xyz', '\\文', '\\zz'])('%s is like none', (command) =>
    expect(nearestCommand(command)).toBeUndefined(),
  );

  test('prefers what the author defined', () => {
    expect(nearestCommand('\\KLL', ['\\KL'])).toBeUndefined();
    expect(nearestCommand('\\elbo', ['\\ELBO'])).toBe('\\ELBO');
    expect(nearestCommand('\\normx', ['\\normy'])).toBe('\\normy');
    expect(nearestCommand('\\normX', ['\\norm'])).toBe('\\norm X');
  });
});

test.each([
  ['algin', 'align'],
  ['Align', 'align'],
  ['pmartix', 'pmatrix'],
  ['tabular', undefined],
])('the environment %s was meant as %s', (name, meant) => expect(nearestEnvironment(name)).toBe(meant));

test('no name is offered that KaTeX does not know', () => {
  expect(isCommand('\\nosuch')).toBe(false);
  for (const name of ['alpha', 'beta', 'dagger', 'bowtie', 'natnums', 'thetasym', 'minuso', 'plim']) {
    expect(isCommand(`\\${name}`)).toBe(true);
    expect(() => katex.renderToString(`\\${name}`)).not.toThrow();
  }
});
