import type { Command } from 'commander'
import { optionalPackage } from '../files/optionalPackage.ts'
import { explain } from './errors.ts'
import { termbaseOption } from './options.ts'
import { tell } from './print.ts'
import { openForCommand } from './termbase.ts'
import { version } from './version.ts'

export function mcpCommand(command: Command): void {
  command
    .addOption(termbaseOption())
    .addHelpText(
      'after',
      `
Speaks the Model Context Protocol on standard input and output, for assistants and editors that start it themselves. They
may look terms up, check a translation against the accepted terms, quote the evidence and list what changed; nothing is
written. A client is told to run: shuyu mcp --termbase /path/to/termbase.db

Example of an entry in the configuration of a client:
  { "mcpServers": { "shuyu": { "command": "shuyu", "args": ["mcp", "-t", "/path/to/termbase.db"] } } }`,
    )
    .action(run)
}

async function run({ termbase: place }: { readonly termbase: string }): Promise<void> {
  const termbase = await openForCommand(place, 'read')
  try {
    const [{ serveAssistant }, { StdioServerTransport }] = await optionalPackage(
      '@modelcontextprotocol/sdk',
      termbase.name,
      'assistants',
      () => Promise.all([import('../assistant/server.ts'), import('@modelcontextprotocol/sdk/server/stdio.js')]),
    )
    const transport = new StdioServerTransport()
    process.stdin.on('end', () => void transport.close())
    await serveAssistant(termbase, transport, { version: version(), onError: (error) => tell(explain(error)) })
  } finally {
    await termbase.close()
  }
}
