import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { CasesList } from '#screens/lists/cases-list.tsx'
import { KeysProvider } from '#screens/kit/keys-provider.tsx'
import { useApp } from '#state/app-store.ts'
import '#screens/kit/page.css'
import { aSavingState } from '../../test/screens/saving/a-saving-state.ts'
import { madeUpLists } from './made-up-cases.ts'

/** Milliseconds: of work until the page is laid out again, and until that is painted. */
interface Measured {
  readonly work: number
  readonly painted: number
}

const CASES = 10_000

const author = { user: 'osei', name: 'Dr Abena Osei', role: 'chair', computer: 'bench' } as const
useApp.setState({
  session: { vault: 'v', author, team: 't', demo: true, server: null, viewKey: new Uint8Array(32) } as never,
  saving: aSavingState(),
  summaries: madeUpLists(CASES),
  listed: true,
  place: { kind: 'cases' },
})

const root = createRoot(document.getElementById('root')!)

async function measure(change: () => void): Promise<Measured> {
  await painted()
  const from = performance.now()
  change()
  await Promise.resolve()
  document.body.getBoundingClientRect()
  const work = performance.now() - from
  await painted()
  return { work, painted: performance.now() - from }
}

/** The frame that comes next has been drawn. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => done(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  })
}

function press(key: string): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }))
}

function type(text: string): void {
  const box = document.querySelector<HTMLInputElement>('#find-in-cases')!
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The same hundred rows with nothing behind them: what any list of a hundred costs. */
function plainRows() {
  return (
    <ul>
      {Array.from({ length: 100 }, (_, at) => (
        <li key={at}>
          <button type="button" className="work-row">
            <span>
              <strong>Zoë O’Brien Núñez</strong>
              <span className="text-quiet">999 000 {String(at).padStart(4, '0')}, H100121</span>
            </span>
            <span dir="auto">Is limb salvage possible, and would an operation later in growth give a better result?</span>
            <span className="text-quiet">Agreed. Letter to be signed</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

async function many(changes: readonly (() => void)[]): Promise<readonly Measured[]> {
  const all: Measured[] = []
  for (const change of changes) all.push(await measure(change))
  return all
}

async function run() {
  const plain: Measured[] = []
  for (let turn = 0; turn < 20; turn++) {
    const rows = createRoot(document.getElementById('plain')!)
    plain.push(await measure(() => flushSync(() => rows.render(plainRows()))))
    rows.unmount()
  }
  const [first] = await many([() => flushSync(() => root.render(<KeysProvider><CasesList /></KeysProvider>))])
  const keys = await many(['7', '1', '3', '1', '4', '5', '1', '2', '7', '1'].flatMap((key) => [() => press(key)]))
  const letters = await many(['o', 'ob', 'obr', 'obri', 'obrie', 'obrien', 'obrien n', 'obrien nu', 'obrien', '', 'l', 'lukasz', '', '999', '9990', '99900', ''].map((text) => () => type(text)))
  const arrival = await many(Array.from({ length: 3 }, () => () => flushSync(() => useApp.setState({ summaries: new Map(useApp.getState().summaries) }))))
  return { first, plain, keys, letters, arrival, rows: document.querySelectorAll('#root .work-row').length }
}

Object.assign(window, { run })
