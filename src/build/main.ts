/** `npm run build`; `--quiet` for commands that build first and have their own output. */
import { runBuild } from './command';

process.exitCode = (await runBuild({ quiet: process.argv.includes('--quiet') })) ? 0 : 1;
