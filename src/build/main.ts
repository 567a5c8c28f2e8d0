/** `npm run build`. */
import { runBuild } from './command';

process.exitCode = (await runBuild()) ? 0 : 1;
