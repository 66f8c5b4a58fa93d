import { expect, test } from 'vitest';
import { Recent } from '../../../src/formula/recent.ts';

test('what was lately asked for stays, the rest goes', () => {
  const recent = new Recent<number>(3);
  recent.set('often', -1);
  for (let i = 0; i < 20; i += 1) {
    recent.set(String(i), i);
    expect(recent.get('often')).toBe(-1);
    expect(recent.get(String(i))).toBe(i);
  }
  const left = Array.from({ length: 20 }, (_, i) => recent.get(String(i))).filter((one) => one !== undefined);
  expect(left.length).toBeLessThanOrEqual(6);
  expect(recent.get('0')).toBeUndefined();
});
