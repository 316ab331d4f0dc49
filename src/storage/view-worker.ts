import '#domain/basics/parse-without-eval.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { JournalPage } from '#domain/journal/journal-page.ts'
import { importViewKey } from './seal.ts'
import type { FromView, ToView } from './view-messages.ts'
import { View } from './view.ts'

/** The worker that keeps the view: folding and sealing never hold up the window. */
const asked = new Map<number, { readonly resolve: (page: JournalPage) => void; readonly reject: (error: Error) => void }>()
let nextAsk = 1
let view: Promise<View> | null = null
let work: Promise<void> = Promise.resolve()
/** The list is sealed once nothing was read for this long: nobody waits behind it. */
const LIST_AFTER_MS = 1000
let keeping: ReturnType<typeof setTimeout> | undefined

function tell(message: FromView): void {
  self.postMessage(message)
}

function readJournal(after: number, hash: string, limit: number): Promise<JournalPage> {
  const ask = nextAsk++
  tell({ kind: 'ask-journal', ask, after, hash, limit })
  return new Promise((resolve, reject) => asked.set(ask, { resolve, reject }))
}

async function openView(databaseName: string, raw: Uint8Array): Promise<View> {
  const key = await importViewKey(new Uint8Array(raw))
  return new View({ databaseName, key, readJournal, tell: (news) => tell({ kind: 'news', news }) })
}

/** Steps run one after another: the view is opened, caught up and read by one hand. */
function next(ask: number | null, step: () => Promise<void>): void {
  work = work.then(step).catch((error: unknown) => {
    tell({ kind: 'trouble', ask, what: error instanceof Error ? error.name : 'unknown' })
  })
}

function thenKeepList(step: () => Promise<void>): void {
  next(null, step)
  clearTimeout(keeping)
  keeping = setTimeout(() => next(null, async () => (await view)?.keepList()), LIST_AFTER_MS)
}

/** Who looks at what was just told does not wait until it is kept. */
async function readRecord(ask: number, about: RecordRef): Promise<void> {
  const recent = (await view)?.recentRecord(about) ?? null
  if (recent !== null) return tell({ kind: 'record', ask, record: recent })
  next(ask, async () => {
    const record = await (await view)?.readRecord(about)
    if (record !== undefined) tell({ kind: 'record', ask, record })
  })
}

self.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case 'open':
      view = openView(data.databaseName, data.key)
      return thenKeepList(async () => (await view)?.open())
    case 'catch-up':
      return thenKeepList(async () => (await view)?.catchUp())
    case 'journal-page':
      asked.get(data.ask)?.resolve(data.page)
      asked.delete(data.ask)
      return
    case 'journal-failed':
      asked.get(data.ask)?.reject(new Error('journal'))
      asked.delete(data.ask)
      return
    case 'read-record':
      return void readRecord(data.ask, data.about)
  }
})
