import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Construct, Extension } from 'micromark-util-types';
import { masked } from './masked.ts';
import { codes } from './tokens.ts';

/** Chinese and Japanese characters and marks, full-width forms, and the quotes that Chinese shares with English. */
const wide = /[\u2018-\u201d\u2026\u2014\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

/** Bare addresses as GitHub has them, but that end where Chinese begins. */
export function autolinks(): Extension {
  const { text = {} } = gfmAutolinkLiteral();
  const ended = new Map<Construct, Construct>();
  const ending = (construct: Construct): Construct => {
    const known =
      ended.get(construct) ??
      masked(construct, (_, code) => {
        return code !== null && code > 0 && wide.test(String.fromCharCode(code)) ? codes.space : code;
      });
    ended.set(construct, known);
    return known;
  };
  return {
    text: Object.fromEntries(
      Object.entries(text).map(([code, constructs]) => [code, [constructs ?? []].flat().map(ending)]),
    ),
  };
}
