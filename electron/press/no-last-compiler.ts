import { setFlagsFromString } from 'node:v8'

// The press works in bursts. What the last and dearest of the runtime's compilers makes of its code is thrown away and made again as papers
// differ, and never pays: without it a hundred letters from a cold start cost a sixth less processor time, and so do six hundred.
setFlagsFromString('--no-turbofan')
