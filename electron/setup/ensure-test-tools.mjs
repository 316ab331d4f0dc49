import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canInstallPackages, installLine, installPackages, isOnPath } from './install-packages.mjs'
import { say } from './stop-with-words.mjs'

const POSTGRES_VERSIONS = '/usr/lib/postgresql'
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf'

/**
 * Brings the programs that only tests use: a PostgreSQL server, and poppler, qpdf and MuPDF for looking at PDF files.
 * Never stops a run: tests that lack one are skipped and counted.
 */
export async function ensureTestTools() {
  const missing = missingPackages()
  if (missing.length === 0) return
  if (canInstallPackages()) {
    say(`Installing what the tests use: ${missing.join(' ')}…`)
    if (missing.includes('postgresql')) keepClusterAway()
    await installPackages(missing)
  }
  const still = missingPackages()
  if (still.length > 0) say(`Some tests will be skipped. This line installs what they use: ${installLine(still)}`)
}

function missingPackages() {
  const missing = []
  if (!hasPostgres()) missing.push('postgresql')
  if (!isOnPath('pdftotext') || !isOnPath('pdftoppm')) missing.push('poppler-utils')
  if (!isOnPath('qpdf')) missing.push('qpdf')
  if (!isOnPath('mutool')) missing.push('mupdf-tools')
  return missing
}

function hasPostgres() {
  if (isOnPath('postgres')) return true
  if (!existsSync(POSTGRES_VERSIONS)) return false
  return readdirSync(POSTGRES_VERSIONS).some((version) => existsSync(join(POSTGRES_VERSIONS, version, 'bin', 'postgres')))
}

/** Debian would create and start a database of its own; the tests start theirs and need no other. */
function keepClusterAway() {
  if (existsSync(CLUSTER_SETTINGS)) return
  mkdirSync(dirname(CLUSTER_SETTINGS), { recursive: true })
  writeFileSync(CLUSTER_SETTINGS, 'create_main_cluster = false\n')
}
