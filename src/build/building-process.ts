import { takeShare } from '../check/taken-share.ts';
import { recordKeeper } from '../search/kept-records.ts';
import { simplifiedForms } from '../search/traditional.ts';

// What a process of `check/shared-work.ts` runs for a build: what the index takes of an article is made with it.
takeShare((library) => recordKeeper(library, simplifiedForms()));
