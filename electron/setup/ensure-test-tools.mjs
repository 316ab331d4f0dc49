import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canInstallPackages, installLine, installPackages, isOnPath } from './install-packages.mjs'
import { say } from './stop-with-words.mjs'

const POSTGRES_VERSIONS = '/usr/lib/postgresql'
const JARS = '/usr/share/java'
/** Debian's packages of PDFBox Preflight, each with a file that it brings. */
const JAR_OF = { 'libpdfbox2-java': 'preflight.jar', 'libactivation-java': 'javax.activation.jar', 'libjaxb-api-java': 'jaxb-api.jar' }
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf'

/**
 * Brings the programs that only tests use: a PostgreSQL server, and poppler, qpdf, MuPDF and PDFBox Preflight for looking
 * at PDF files.
 * Never stops a run: tests that lack one are skipped and counted.
 */
export async function ensureTestTools() {
  // Apart: where a system does not know one of Java's packages, the programs come all the same.
  for (const packages of [missingPrograms(), missingPreflight()]) {
    if (packages.length === 0 || !canInstallPackages()) continue
    say(`Installing what the tests use: ${packages.join(' ')}…`)
    if (packages.includes('postgresql')) keepClusterAway()
    await installPackages(packages)
  }
  const still = [...missingPrograms(), ...missingPreflight()]
  if (still.length > 0) say(`Some tests will be skipped. This line installs what they use: ${installLine(still)}`)
}

function missingPrograms() {
  const missing = []
  if (!hasPostgres()) missing.push('postgresql')
  if (!isOnPath('pdftotext') || !isOnPath('pdftoppm')) missing.push('poppler-utils')
  if (!isOnPath('qpdf')) missing.push('qpdf')
  if (!isOnPath('mutool')) missing.push('mupdf-tools')
  return missing
}

/** Debian's Preflight needs two more that it does not ask for: Java itself had them once. */
function missingPreflight() {
  const missing = Object.entries(JAR_OF).flatMap(([name, jar]) => (existsSync(join(JARS, jar)) ? [] : [name]))
  return isOnPath('java') ? missing : [...missing, 'default-jre-headless']
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
