import '#electron/press/no-last-compiler.ts'
import { makeReady, setPaper } from './ours.ts'
import { setSoOften } from './set-so-often.ts'

/** A process of its own: our press, from nothing to so many letters. */
const ports = await makeReady()
await setSoOften((letter) => setPaper(letter, ports))
