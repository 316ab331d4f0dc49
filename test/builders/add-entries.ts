import type { Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'

/** Entries of this person's, over the first cases on this computer, saved one call after the other. */
export async function addEntries(page: Page, count: number, cases: number): Promise<void> {
  await page.evaluate(
    async ([many, over]) => {
      const { consilium } = window as never as { readonly consilium: Bridge }
      const journal = await consilium.ask('readJournal', { after: 0, hash: '', limit: 5000 })
      const entries = journal.kind === 'page' ? (JSON.parse(journal.entries) as { kind: string; text: string }[]) : []
      const acts = entries.filter(({ kind }) => kind === 'act').map(({ text }) => JSON.parse(text) as { about: { kind: 'case'; id: string } })
      const ids = [...new Set(acts.filter(({ about }) => about.kind === 'case').map(({ about }) => about.id))].slice(0, over)
      const intents = Array.from({ length: many }, (_, at) => ({
        id: crypto.randomUUID(), about: { kind: 'case' as const, id: ids[at % over] ?? '' }, team: 'complex-cases', verb: 'log-chase', schema: 1, after: [],
        facts: [{ unit: `called/${crypto.randomUUID()}`, path: 'words', value: 'Rang the ward.' }],
      }))
      const saved = await consilium.ask('appendActs', { intents })
      if (!saved.ok) throw new Error(saved.refusal.kind)
    },
    [count, cases] as const,
  )
}
