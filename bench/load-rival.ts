import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Loads a package of bench/rivals. They are no dependencies of ours: whoever loads one says what of it is used. */
export const loadRival = createRequire(join(import.meta.dirname, 'rivals', 'package.json'))
