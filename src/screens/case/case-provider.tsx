import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { isAbroad, missingOfProvider } from '#domain/provider/provider.ts'
import { independenceOf } from '#domain/provider/independence.ts'

interface CaseProviderProps {
  readonly file: CaseFile
  readonly providerOf: (id: string) => Provider | null
}

const independent = { independent: 'Independent', 'not-independent': 'Not independent', 'not-checked': 'Independence not checked yet' } as const

/** The shortlist with reasons, and what the letter still needs to know of each. */
export function CaseProvider({ file, providerOf }: CaseProviderProps) {
  if (file.shortlist.length === 0) return <p>Nobody is on the shortlist yet. The meeting chooses from it.</p>
  return (
    <ul className="case-providers">
      {file.shortlist.map((entry) => {
        const provider = providerOf(entry.provider)
        if (provider === null) return <li key={entry.provider}>Not on this computer yet</li>
        const missing = missingOfProvider(provider)
        return (
          <li key={entry.provider}>
            <p>
              <strong>{provider.name}</strong>, {provider.organisation}
              {isAbroad(provider) && ' (outside the UK: law and ethics statement asked for)'}
            </p>
            <p>{entry.why}</p>
            <p className="text-quiet">
              {[provider.specialty, provider.body, provider.number].filter((part) => part !== '').join(', ')}. {independent[independenceOf(entry.independence)]}
              {missing.length > 0 && `. Missing: ${missing.join(', ')}`}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
