import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { articleLoader } from './content/collection.ts';
import type { StoredArticle } from './content/fresh.ts';
import { config } from './site/config.ts';
import { readEnvironment } from './site/environment.ts';

const { contentDir } = readEnvironment(process.env);

export const collections = {
  articles: defineCollection({
    loader: articleLoader({ contentDir, exclude: config.exclude }),
    // Validated by the loader, which reports every fault with its place; here only the type is given.
    schema: z.custom<StoredArticle>((value) => typeof value === 'object'),
  }),
};
