/** What an address begins with that names an article or a picture, wherever in the content it is: `[[note]]`. */
export const wikiScheme = 'wiki:';
