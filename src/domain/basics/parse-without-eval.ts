import { z } from 'zod'

/**
 * Tells the schema library to interpret schemas, not to compile them: compiling makes functions from text, which
 * the window's content policy forbids. Imported first where the window and its workers begin, because each schema
 * looks at this setting when it is made.
 */
z.config({ jitless: true })
