import { takeShare } from './taken-share.ts';

// What a process of `shared-work.ts` runs for a check.
takeShare((library) => library);
