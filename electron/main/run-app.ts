import { join } from 'node:path'
import { app, clipboard, safeStorage, session, type BrowserWindow } from 'electron'
import type { Computer, LockReason } from '#bridge/computer.ts'
import type { FromKeeper } from '#bridge/keeper-messages.ts'
import type { PressReply } from '#bridge/press-messages.ts'
import { lineToKeeper } from './ask-keeper.ts'
import { lineToPress } from './ask-press.ts'
import { chooseEnclosures, chooseFile, chooseFolder, choosePlace } from './choose-place.ts'
import { clearCopied } from './clear-copied.ts'
import { makeEnclosureShelf } from './enclosure-shelf.ts'
import { makeFolderShelf } from './folder-shelf.ts'
import { inOneSitting } from './in-one-sitting.ts'
import { isWhiteAt } from './is-white-at.ts'
import { systemKeyStore } from './key-store.ts'
import { closeWhenKept, letWindowFinish } from './let-window-finish.ts'
import { handleBridge } from './handle-bridge.ts'
import { loadAnew } from './load-anew.ts'
import { lockWhenIdle } from './lock-when-idle.ts'
import { makeHeldWords } from './hold-words.ts'
import { mayWordsGo } from './may-words-go.ts'
import { openOutside } from './open-outside.ts'
import { openWindow } from './open-window.ts'
import { makePaperShelf } from './paper-shelf.ts'
import type { Flags } from './read-flags.ts'
import type { Make } from './read-make.ts'
import { closeSession, closeWindows } from './refuse-outside.ts'
import { runProcess } from './run-process.ts'
import { runProjector } from './run-projector.ts'
import { serveApp, serveProjector } from './serve-app.ts'
import { within } from './within.ts'

/** A keeper that does not lock within this is ended as it is: nothing it had said was saved can be lost by that. */
const LOCKING_MS = 1000

/** Runs the app once it is ready: its window, the keeper, the press, and the way between them. */
export function runApp(flags: Flags, make: Make): void {
  const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  const built = join(app.getAppPath(), 'out')
  const startedAt = Date.now()
  const shelf = makePaperShelf()
  const enclosures = makeEnclosureShelf()
  const folders = makeFolderShelf()
  const held = makeHeldWords()
  const keyStore = systemKeyStore(safeStorage, process.platform)
  const copied = clearCopied(clipboard, () => void keeper.ask('note', { what: 'copy long text', about: null }).catch(() => undefined))
  let window: BrowserWindow | null = null
  let lastLock: Computer['lastLock'] = null
  let wordsShown: readonly string[] = []
  let copyChosen: string | null = null
  let answerChosen: string | null = null
  let why: LockReason = 'asked'
  let unlocked = false
  /** Another after each lock. */
  let sitting = 0
  /** The computer slept or was locked while somebody was being let in: they are locked out again at once. */
  let lockedMeanwhile: LockReason | null = null

  closeWindows()
  app.on('web-contents-created', (_, contents) => copied.watch(contents))
  closeSession(session.defaultSession, devServer)
  serveApp({ folder: join(built, 'renderer'), shelf, devServer })

  // A session of its own, kept in memory alone: nothing of a slide is ever stored.
  const projectorSession = session.fromPartition('projector')
  closeSession(projectorSession, devServer)
  serveProjector(projectorSession, { folder: join(built, 'renderer'), devServer })
  const projector = runProjector({
    session: projectorSession,
    mainWindow: () => window,
    onClosed: () => window?.webContents.send('notice', 'projector-closed', {}),
  })

  const press = lineToPress(
    (message) => pressProcess.send(message),
    () => pressProcess.end(),
  )
  const pressProcess = runProcess({
    file: join(built, 'main/press.js'),
    name: 'Consilium press',
    first: () => ({ kind: 'start', fonts: join(app.getAppPath(), 'resources/fonts') }),
    onMessage: (message) => press.take(message as PressReply),
    onLost: press.drop,
    // Nothing is set before somebody is let in, and the passphrase is waited for by all that starts before.
    onDemand: true,
  })

  const keeper = lineToKeeper(
    (message) => keeperProcess.send(message),
    (name, notice) => {
      if (name === 'locked') cleared(why, (notice as { waiting: number | null }).waiting)
      else window?.webContents.send('notice', name, notice)
    },
  )
  const keeperProcess = runProcess({
    file: join(built, 'main/keeper.js'),
    name: 'Consilium keeper',
    first: () => ({
      kind: 'start',
      profile: flags.profile ?? app.getPath('userData'),
      resources: join(app.getAppPath(), 'resources'),
      setTo: givenTime(flags.givenClock, startedAt),
      madeUpOnly: make.madeUpOnly,
      keyStore: keyStore.isReal(),
    }),
    onMessage: (message) => takeFromKeeper(message as FromKeeper),
    onLost: () => {
      keeper.drop()
      if (unlocked) cleared('keeper-ended', null)
    },
  })

  function takeFromKeeper(message: FromKeeper): void {
    if (message.kind === 'open-address') openOutside(message.address)
    else if (message.kind === 'key-store') void keyStore.answer(message).then((bytes) => keeperProcess.send({ kind: 'key-store', id: message.id, bytes }))
    else keeper.take(message)
  }

  /** Locking is done by the keeper, which then says so; the reason is remembered until it does. Nothing is waited for without end (K23). */
  async function lock(reason: LockReason): Promise<void> {
    if (!unlocked) {
      lockedMeanwhile = reason
      return
    }
    why = reason
    projector.allow(false)
    await finishing.finish()
    await within(LOCKING_MS, keeper.ask('lock', {}))
    if (unlocked) cleared(reason, null)
  }

  /** Nothing of a record, and no key, may stay in memory: the processes that held them are ended, whether they answer or not. */
  function cleared(reason: LockReason, waiting: number | null): void {
    unlocked = false
    sitting += 1
    projector.allow(false)
    lastLock = { why: reason, lost: wordsShown }
    wordsShown = []
    shelf.clear()
    enclosures.clear()
    folders.clear()
    void copied.clear()
    window?.webContents.send('notice', 'locked', { why: reason, waiting })
    keeperProcess.end()
    pressProcess.rest()
    if (window !== null) void loadAnew(window).catch(() => undefined)
  }

  const choose = inOneSitting(() => sitting)
  const finishing = letWindowFinish(() => window)
  lockWhenIdle((reason) => void lock(reason).catch(() => undefined))
  handleBridge(
    () => window,
    {
      keeper,
      press,
      shelf,
      enclosures,
      folders,
      held,
      projector,
      keyStore: keyStore.isReal,
      lastLock: () => lastLock,
      choosePlace: (name) => choose(() => choosePlace(window, flags.saveTo, name), null),
      chooseFolder: () => choose(() => chooseFolder(window, flags.saveTo), null),
      chooseFile: () => choose(() => chooseFile(window, flags.openFrom, { name: 'Trust profile', extensions: ['json'] }), null),
      chooseCopy: async () => {
        const path = await chooseFile(window, flags.openFrom, { name: 'Locked copy', extensions: ['consilium'] })
        copyChosen = path ?? copyChosen
        return path
      },
      copyChosen: () => copyChosen,
      chooseAnswer: async () => {
        const path = await chooseFile(window, flags.openFrom, { name: 'Recovery answer', extensions: ['json'] })
        answerChosen = path ?? answerChosen
        return path
      },
      answerChosen: () => answerChosen,
      chooseEnclosures: () => choose(() => chooseEnclosures(window), []),
      lock: () => lock('asked'),
      isUnlocked: () => unlocked,
      entering: () => {
        lockedMeanwhile = null
      },
      entered: () => {
        unlocked = true
        projector.allow(true)
        pressProcess.begin()
        lastLock = null
        if (lockedMeanwhile !== null) void lock(lockedMeanwhile).catch(() => undefined)
      },
      mayLeave: finishing.done,
      noteWordsShown: (files) => {
        wordsShown = files
      },
      isWhiteAt: async (place) => window !== null && isWhiteAt(window, place),
    },
  )

  window = openWindow()
  closeWhenKept(window, { finish: () => (unlocked ? finishing.finish() : Promise.resolve()), mayClose: (closing) => mayWordsGo(closing, { files: wordsShown, texts: held.total(), unlocked }) })
  // Nobody could change the slide any more, or hide a name on it.
  window.webContents.on('render-process-gone', () => {
    wordsShown = []
    projector.close()
  })
  window.webContents.on('did-start-navigation', (details) => {
    if (!details.isMainFrame || details.isSameDocument) return
    projector.close()
    // Their keys went with the page, and so did any six words.
    wordsShown = []
    enclosures.clear()
    folders.clear()
  })
  window.on('closed', () => {
    window = null
    projector.close()
  })
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => void within(LOCKING_MS, copied.clear()).then(() => app.quit()))
}

/** A given clock runs on while a keeper is started again. */
function givenTime(setTo: string | null, startedAt: number): string | null {
  return setTo === null ? null : new Date(Date.parse(setTo) + Date.now() - startedAt).toISOString()
}
