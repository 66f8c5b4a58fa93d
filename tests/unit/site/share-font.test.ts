import { expect, test } from 'vitest';
import { penFor } from '../../../src/site/share-font.ts';

test('titles of mathematics have their letters: none stands as the sign for a missing one', async () => {
  const letters = [...'推A1βθΣ∞→≤ℓ√'];
  const { outline, advance } = await penFor(letters, 700);
  const missing = JSON.stringify(outline('□'));
  for (const letter of letters) {
    expect(JSON.stringify(outline(letter)), letter).not.toBe(missing);
    expect(advance(letter), letter).toBeGreaterThan(0.1);
  }
  expect(JSON.stringify(outline('\u{E123}'))).toBe(missing);
});

test('a weight draws other letters', async () => {
  const [bold, plain] = [await penFor(['推'], 700), await penFor(['推'], 400)];
  expect(bold.outline('推')).not.toEqual(plain.outline('推'));
});
