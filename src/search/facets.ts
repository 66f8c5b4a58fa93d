/** The groups that an article belongs to, by their forms in addresses. */
export interface Groups {
  tags: readonly string[];
  category: string | undefined;
  year: string | undefined;
}

/** The groups that articles must belong to. */
export interface Filters {
  /** All of them. */
  tags: readonly string[];
  category?: string | undefined;
  year?: string | undefined;
}

/** For each group how many articles there are if it is chosen beside the other filters. */
export interface Facets {
  tag: ReadonlyMap<string, number>;
  category: ReadonlyMap<string, number>;
  year: ReadonlyMap<string, number>;
}

/** Filters that let every article pass. */
export const noFilters: Filters = { tags: [], category: undefined, year: undefined };

/** Whether an article belongs to all groups that are asked for. */
export const passes = (groups: Groups, { tags, category, year }: Filters): boolean =>
  tags.every((tag) => groups.tags.includes(tag)) &&
  (category === undefined || groups.category === category) &&
  (year === undefined || groups.year === year);

/**
 * Counts what each further choice would leave. Tags add up; of categories and years there is one, so that the others
 * are counted as if it were not chosen.
 */
export function facetsOf(articles: readonly Groups[], filters: Filters): Facets {
  const count = (others: Filters, groupsOf: (groups: Groups) => readonly (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const group of articles.filter((groups) => passes(groups, others)).flatMap(groupsOf))
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    return counts;
  };
  return {
    tag: count(filters, ({ tags }) => tags),
    category: count({ ...filters, category: undefined }, ({ category }) => [category]),
    year: count({ ...filters, year: undefined }, ({ year }) => [year]),
  };
}
