// What the fallback runtime runs first: it loads the app named on its command line, as the official
// default app does. It must be ESM with a top-level await: were the import not awaited, `ready` would
// fire before the app has registered its protocol.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, dialog } from 'electron'

const args = process.argv.slice(1)
let target
for (let n = 0; n < args.length; n += 1) {
  // Playwright puts its own loader in front with -r.
  if (args[n] === '-r' || args[n] === '--require') createRequire(import.meta.url)(resolve(args[(n += 1)]))
  else if (!args[n].startsWith('-')) {
    target = resolve(args[n])
    break
  }
}

if (target === undefined) {
  dialog.showErrorBox('Nothing to open', 'Start this runtime with the folder of an app.')
  app.exit(1)
} else {
  let main = target
  if (statSync(target).isDirectory()) {
    const card = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
    if (card.productName ?? card.name) app.name = card.productName ?? card.name
    if (card.version) app.setVersion(card.version)
    app.setAppPath(target)
    main = join(target, card.main ?? 'index.js')
  }
  process.defaultApp = true
  await import(pathToFileURL(main).href)
}
