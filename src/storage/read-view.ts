import type { JournalPage } from '#domain/journal/journal-page.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import type { FromView, ToView } from './view-messages.ts'
import type { RecordActs } from './open-rows.ts'
import type { ViewNews } from './view.ts'

export interface ViewLink {
  readonly catchUp: () => void
  /** The acts of a record, as far as the view has read. */
  readonly readRecord: (about: RecordRef) => Promise<RecordActs>
  /** Ends the worker: keys and opened rows go with it. */
  readonly close: () => void
}

export interface ViewLinkPorts {
  readonly worker: Worker
  readonly databaseName: string
  readonly viewKey: Uint8Array
  readonly readJournal: (after: number, hash: string, limit: number) => Promise<JournalPage>
  readonly onNews: (news: ViewNews) => void
  /** The view could not be built or read: words are the screen's; the journal is untouched. */
  readonly onTrouble: (what: string) => void
}

/** Starts the view in its worker and gives what the window may ask of it. */
export function openViewLink(ports: ViewLinkPorts): ViewLink {
  const asked = new Map<number, { resolve: (record: RecordActs) => void; reject: (error: Error) => void }>()
  let nextAsk = 1
  const send = (message: ToView) => ports.worker.postMessage(message)

  ports.worker.addEventListener('message', ({ data }: MessageEvent<FromView>) => {
    switch (data.kind) {
      case 'ask-journal':
        void ports
          .readJournal(data.after, data.hash, data.limit)
          .then((page) => send({ kind: 'journal-page', ask: data.ask, page }))
          .catch(() => send({ kind: 'journal-failed', ask: data.ask }))
        return
      case 'news':
        return ports.onNews(data.news)
      case 'record':
        asked.get(data.ask)?.resolve(data.record)
        asked.delete(data.ask)
        return
      case 'trouble':
        if (data.ask !== null) asked.get(data.ask)?.reject(new Error(data.what))
        return ports.onTrouble(data.what)
    }
  })
  send({ kind: 'open', databaseName: ports.databaseName, key: ports.viewKey })

  return {
    catchUp: () => send({ kind: 'catch-up' }),
    readRecord: (about) =>
      new Promise((resolve, reject) => {
        const ask = nextAsk++
        asked.set(ask, { resolve, reject })
        send({ kind: 'read-record', ask, about })
      }),
    close: () => ports.worker.terminate(),
  }
}
