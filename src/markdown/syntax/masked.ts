import type { Code, Construct, ConstructRecord, Effects, State, TokenizeContext } from 'micromark-util-types';

type Constructs = Construct | readonly Construct[] | ConstructRecord;

/**
 * A construct that takes some characters for others: so that a published construct can be kept as it is, and yet end,
 * or not end, where it must.
 * @param mask what the construct is shown in place of the character at this point
 */
export function masked(
  construct: Construct,
  mask: (context: TokenizeContext, code: Code) => Code,
): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let inside = true;
      let real: Code = null;
      const leave =
        (state: State): State =>
        () => {
          inside = false;
          return state(real);
        };
      const wrap = (state: State | undefined): State | undefined => {
        if (!inside || state === undefined) return state;
        return (code) => {
          real = code;
          return wrap(state(mask(this, code)));
        };
      };
      /** What the construct tries in its turn sees the same characters; its end is told the true one. */
      const within = (inner: Construct): Construct => ({
        ...inner,
        tokenize(_, innerOk, innerNok) {
          return inner.tokenize.call(
            this,
            own,
            () => innerOk(real),
            () => innerNok(real),
          );
        },
      });
      const own: Effects = {
        ...effects,
        consume: () => effects.consume(real),
        attempt: (inner, then, otherwise) => effects.attempt(mapped(inner, within), then, otherwise),
        check: (inner, then, otherwise) => effects.check(mapped(inner, within), then, otherwise),
        interrupt: (inner, then, otherwise) => effects.interrupt(mapped(inner, within), then, otherwise),
      };
      return wrap(construct.tokenize.call(this, own, leave(ok), leave(nok))) ?? nok;
    },
  };
}

function mapped(
  constructs: Constructs,
  map: (construct: Construct) => Construct,
): Construct | Construct[] | ConstructRecord {
  if (Array.isArray(constructs)) return constructs.map(map);
  if ('tokenize' in constructs) return map(constructs as Construct);
  return Object.fromEntries(
    Object.entries(constructs as ConstructRecord).map(([code, one]) => [
      code,
      one === undefined ? one : [one].flat().map(map),
    ]),
  );
}
