import './theme.ts';
import './code.ts';
import './contents.ts';
import './overflow.ts';
