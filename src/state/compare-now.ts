import { useApp } from './app-store.ts'
import { now, tryAgain } from './start-session.ts'

/** Asks the trust server to be held against this computer now. What came of it is shown where it cannot be seen from the state of saving. */
export async function compareNow(): Promise<void> {
  const { session } = useApp.getState()
  useApp.setState({ comparing: 'asking' })
  try {
    await tryAgain()
  } finally {
    const { saving, session: later } = useApp.getState()
    // Somebody else may be here by now.
    if (later === session) useApp.setState({ comparing: saving?.connection.kind === 'unreachable' ? { failedAt: now() } : null })
  }
}
