import './trusted.ts';
import './theme.ts';
import './search-open.ts';
import './offline.ts';
