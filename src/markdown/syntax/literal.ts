import type { Code, Construct, State } from 'micromark-util-types';

const literals = new Map<string, Construct>();

/** Takes exactly this text, as a marker of a formula. */
export function literal(text: string): Construct {
  const known = literals.get(text);
  if (known !== undefined) return known;
  const construct: Construct = {
    partial: true,
    tokenize(effects, ok, nok) {
      let size = 0;
      return (code) => {
        effects.enter('formulaMarker');
        return next(code);
      };
      function next(code: Code): State | undefined {
        if (size === text.length) {
          effects.exit('formulaMarker');
          return ok(code);
        }
        if (code !== text.charCodeAt(size)) return nok(code);
        effects.consume(code);
        size++;
        return next;
      }
    },
  };
  literals.set(text, construct);
  return construct;
}
