import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

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
      const own: Effects = { ...effects, consume: () => effects.consume(real) };
      return wrap(construct.tokenize.call(this, own, leave(ok), leave(nok))) ?? nok;
    },
  };
}
