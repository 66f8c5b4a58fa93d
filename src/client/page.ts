import './theme.ts';
import './search-open.ts';
