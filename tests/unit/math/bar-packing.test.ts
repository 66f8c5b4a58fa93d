import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unpack, weightsModule } from '../../../src/math/bar-packing.ts';
import { vae } from '../../../src/math/bar-weights.ts';
import { pixels } from '../../../src/math/bars.ts';

describe('the trained networks', () => {
  test('come out the same when they are trained again', { timeout: 120_000 }, () => {
    expect(weightsModule()).toBe(readFileSync('src/math/bar-weights.ts', 'utf8'));
  });

  test('are small enough to be sent', () => {
    expect(readFileSync('src/math/bar-weights.ts').length).toBeLessThan(20_000);
    expect(unpack(vae).decoder.map(({ outputs }) => outputs)).toEqual([32, 20, pixels]);
  });
});
