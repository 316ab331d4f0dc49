import type { Cell, FigureRow, FigureTable } from '#domain/figures/figure-table.ts'

/** Charts are seen and never heard: the table beside each says the same. */

/** Filled: the first number. Outlined after it: what the second number has more. */
export function ReasonBars({ table }: { readonly table: FigureTable }) {
  const most = Math.max(1, ...table.rows.map(({ cells }) => Math.max(numberIn(cells[0]), numberIn(cells[1]))))
  return (
    <ul className="bars">
      {table.rows.map(({ words, cells }) => {
        const [primary, all] = [numberIn(cells[0]), numberIn(cells[1])]
        const more = Math.max(0, all - primary)
        return (
          <li key={words}>
            <span>{words}</span>
            <span className="bar-place">
              {primary > 0 && <span className="bar" style={{ width: `${(primary / most) * 70}%` }} />}
              {more > 0 && <span className="bar bar-open" style={{ width: `${(more / most) * 70}%` }} />}
              <strong>{primary}</strong>
              {more > 0 && <span className="text-quiet">{all} in all</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Where zero and the end of the scale stand in a line’s place, in per cent: room is left for the numbers over its ends. */
const [LINE_FROM, LINE_TO] = [3, 92]
/** Two numbers nearer than this would stand on each other. */
const NEAR = 7

/** Filled: the median. Open: the longest. The line starts at the shortest. */
export function StepLines({ table }: { readonly table: FigureTable }) {
  const ticks = ticksTo(Math.max(1, ...table.rows.map(({ cells }) => numberIn(cells[3]))))
  const end = ticks.at(-1) ?? 1
  const at = (days: Cell | undefined): number => LINE_FROM + (numberIn(days) / end) * (LINE_TO - LINE_FROM)
  return (
    <ul className="lines">
      {table.rows.map((row) => (
        <li key={row.words}>
          <span>
            {row.words} ({row.cells[0]})
          </span>
          <svg className="line-place" width="100%" height="38">
            {ticks.map((tick) => (
              <line key={tick} className="line-tick" x1={`${at(tick)}%`} x2={`${at(tick)}%`} y1="0" y2="38" />
            ))}
            {numberIn(row.cells[0]) > 0 && <StepLine row={row} at={at} />}
          </svg>
        </li>
      ))}
      <li>
        <span />
        <svg className="line-place" width="100%" height="22">
          {ticks.map((tick) => (
            <text key={tick} className="line-scale" x={`${at(tick)}%`} y="15" textAnchor="middle">
              {tick === end ? `${tick} days` : tick}
            </text>
          ))}
        </svg>
      </li>
    </ul>
  )
}

function StepLine({ row: { cells }, at }: { readonly row: FigureRow; readonly at: (days: Cell | undefined) => number }) {
  const [median, shortest, longest] = [at(cells[1]), at(cells[2]), at(cells[3])]
  const isSame = cells[1] === cells[3]
  const isNear = !isSame && longest - median < NEAR
  return (
    <>
      <line className="line-span" x1={`${shortest}%`} x2={`${longest}%`} y1="24" y2="24" />
      {!isSame && <circle className="line-longest" cx={`${longest}%`} cy="24" r="5" />}
      <circle className="line-median" cx={`${median}%`} cy="24" r="7" />
      <text className="line-number-median" x={`${median}%`} y="13" textAnchor={isNear ? 'end' : 'middle'}>
        {cells[1]}
      </text>
      {!isSame && (
        <text className="line-number" x={`${longest}%`} y="13" textAnchor={isNear ? 'start' : 'middle'}>
          {cells[3]}
        </text>
      )}
    </>
  )
}

/** As many dots as can be taken in. */
const MOST_DOTS = 60

/** One dot for each: filled when they were asked. */
export function AskedDots({ table }: { readonly table: FigureTable }) {
  return (
    <div className="asked">
      {table.rows.map(({ words, cells }) => {
        const [asked, not] = [numberIn(cells[0]), numberIn(cells[1])]
        return (
          <div key={words}>
            <p>
              <strong>
                {words}: {asked} of {asked + not}.
              </strong>{' '}
              {not > 0 && `${not} ${not === 1 ? 'has' : 'have'} no record either way`}
            </p>
            {asked + not <= MOST_DOTS && (
              <p className="dots">
                {Array.from({ length: asked + not }, (_, index) => (
                  <span key={index} className={index < asked ? 'dot' : 'dot dot-open'} />
                ))}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** The height of the tallest column, in px. */
const TALLEST = 92

/** Filled: requests. Open: parked. */
export function MonthColumns({ table }: { readonly table: FigureTable }) {
  const most = Math.max(1, ...table.rows.flatMap(({ cells }) => cells.map(numberIn)))
  return (
    <ul className="months">
      {table.rows.map(({ words, cells }) => (
        <li key={words}>
          <span className="month-columns">
            {cells.map((cell, index) => {
              const count = numberIn(cell)
              if (count === 0 && index > 0) return null
              return (
                <span key={table.head[index + 1]} className="month-column">
                  {index === 0 ? <strong>{count}</strong> : <span>{count}</span>}
                  <span className={index === 0 ? 'column' : 'column column-open'} style={{ height: `${(count / most) * TALLEST}px` }} />
                </span>
              )
            })}
          </span>
          <span className="text-quiet">{words}</span>
        </li>
      ))}
    </ul>
  )
}

export function numberIn(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : 0
}

/** Zero, and two to five even steps from there over the longest. */
function ticksTo(longest: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => longest / size <= 5) ?? 1000
  return Array.from({ length: Math.ceil(longest / step) + 1 }, (_, index) => index * step)
}
