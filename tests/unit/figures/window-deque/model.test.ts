import { describe, expect, test } from 'vitest';
import { EXAMPLE, FALLING, VALLEY, windowScene } from '../../../../src/figures/window-deque/model.ts';
import { figure } from '../../../../src/figures/window-deque/view.tsx';

const roles = (nums: readonly number[], k: number, i: number) =>
  windowScene(nums, k, i).bars.map(({ role }) => role);

describe('the scene of one step', () => {
  test('shows the fifth step of the example: 5 removes −3, −1 and 3', () => {
    const scene = windowScene(EXAMPLE, 3, 4);
    expect(scene.step.popped.map((index) => EXAMPLE[index])).toEqual([-3, -1, 3]);
    expect(scene.step.deque).toEqual([4]);
    expect(scene.step.out).toBe(5);
    expect(scene.from).toBe(2);
    expect(roles(EXAMPLE, 3, 4)).toEqual([
      'gone',
      'popped',
      'popped',
      'popped',
      'queued',
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  test('counts the whole example as the article does', () => {
    expect(windowScene(EXAMPLE, 3, 7)).toMatchObject({ push: 8, pop: 7, comparisons: 10 });
  });

  test('lets the head expire at every step of a falling array', () => {
    expect(roles(FALLING, 3, 4).slice(0, 5)).toEqual(['gone', 'expired', 'queued', 'queued', 'queued']);
    expect(windowScene(FALLING, 3, 7)).toMatchObject({ push: 8, pop: 5, comparisons: 7 });
  });

  test('empties the whole queue in the last step of a valley', () => {
    expect(windowScene(VALLEY, 8, 7).step).toMatchObject({ comparisons: 7, deque: [7], out: 8 });
  });

  test('gives every index exactly one role, and queues only what the window holds', () => {
    for (let k = 1; k <= EXAMPLE.length; k += 1) {
      for (let i = 0; i < EXAMPLE.length; i += 1) {
        const { bars, step, from, push, pop } = windowScene(EXAMPLE, k, i);
        expect(bars).toHaveLength(EXAMPLE.length);
        expect(bars.filter(({ role }) => role === 'queued').map(({ index }) => index)).toEqual(step.deque);
        expect(Math.min(...step.deque)).toBeGreaterThanOrEqual(from);
        expect(push - pop).toBe(step.deque.length);
      }
    }
  });

  test('refuses a step outside the array', () => {
    expect(() => windowScene(EXAMPLE, 3, 8)).toThrow('expected a step below 8, got 8');
  });
});

describe('the line of numbers', () => {
  test('states the step, the queue and the account', () => {
    expect(figure.read(figure.initial)).toBe(
      'i = 4，进来 5：从队尾弹出 −3、−1、3，没有过期；队列 5，最大值 5。累计入队 5、出队 4、比较 6 次。',
    );
  });

  test('bears values that an address may hold', () => {
    expect(figure.read({ ...figure.initial, i: 99, k: 0, a0: Number.NaN })).toMatch(/^i = 7，进来 7/);
  });
});
