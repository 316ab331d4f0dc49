import { useId, type ReactNode } from 'react'
import type { Cell, FigureTable } from '#domain/figures/figure-table.ts'

interface FigureSectionProps {
  readonly table: FigureTable
  /** How to read the chart. */
  readonly legend?: string | undefined
  /** Seen in place of the table, which a screen reader reads all the same. */
  readonly chart?: ReactNode
  /** Below it, for eyes and ears. */
  readonly children?: ReactNode
}

/** One figure with its definition: a table, or a chart that is read as one. */
export function FigureSection({ table, legend, chart, children }: FigureSectionProps) {
  const id = useId()
  const hasChart = chart !== undefined
  return (
    <section className="figure" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{table.title}</h2>
      {hasChart && legend !== undefined && (
        <p className="figure-legend" aria-hidden="true">
          {legend}
        </p>
      )}
      <p className="text-quiet figure-definition" id={`${id}-definition`}>
        {table.definition}
      </p>
      {hasChart && (
        <div className="figure-chart" aria-hidden="true">
          {chart}
        </div>
      )}
      <div className={hasChart ? 'only-heard' : undefined}>
        <table className="figure-table" aria-labelledby={`${id}-title`} aria-describedby={`${id}-definition`}>
          <thead>
            <tr>
              {table.head.map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ words, cells }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                {cells.map((cell, index) => (
                  <td key={table.head[index + 1]} className={typeof cell === 'number' ? undefined : 'text-quiet'}>
                    {cellWords(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children}
    </section>
  )
}

function cellWords(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell
}
