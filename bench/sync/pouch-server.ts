import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadRival } from '../load-rival.ts'

// A process of its own: express-pouchdb over LevelDB, as its makers show it, keeping all in the folder named by POUCH_FOLDER.
// The rivals are no dependencies of ours: their types are not here to be checked.
/* oxlint-disable typescript/no-unsafe-type-assertion */
const PouchDB = loadRival('pouchdb') as { defaults: (options: object) => unknown }
const serve = loadRival('express-pouchdb') as (database: unknown, options: object) => unknown
const express = loadRival('express') as () => { use: (handler: unknown) => void; listen: (port: number, host: string, ready: () => void) => Server }

const app = express()
app.use(serve(PouchDB.defaults({ prefix: `${process.env['POUCH_FOLDER']}/` }), { mode: 'minimumForPouchDB', inMemoryConfig: true }))
const server = app.listen(0, '127.0.0.1', () => console.log(`PouchDB server ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`))
