import './no-last-compiler.ts'
import '#bridge/freeze-built-ins.ts'
import { servePress } from './serve-press.ts'

/** The entry of the press: an Electron utility process, so that setting a long paper never holds up the window. */
const take = servePress((reply) => process.parentPort.postMessage(reply))
process.parentPort.on('message', (event) => take(event.data))
