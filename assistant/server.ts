import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { type Tool, toolsOf, WrongArguments } from './tools.ts'

export interface AssistantOptions {
  readonly version: string
  /** Told of errors that nobody foresaw; the assistant is told only that there was one. */
  readonly onError: (error: unknown) => void
}

/**
 * Answers an assistant or editor over the Model Context Protocol: read-only tools over a termbase. What a tool answers is
 * JSON, as text and as structured content.
 * @returns resolves when the other side has closed the connection
 */
export async function serveAssistant(
  termbase: Termbase,
  transport: Transport,
  options: AssistantOptions,
): Promise<void> {
  const tools = toolsOf(termbase)
  const server = new Server({ name: 'shuyu', version: options.version }, { capabilities: { tools: {} } })
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, inputSchema }) => ({
      ...{ name, title, description, inputSchema },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name)
    if (!tool) return failed(`there is no tool ${params.name}: ${tools.map(({ name }) => name).join(', ')}`)
    return answer(tool, params.arguments, options.onError)
  })
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve
  })
  await server.connect(transport)
  await closed
}

async function answer(tool: Tool, given: unknown, onError: AssistantOptions['onError']) {
  try {
    const found = await tool.call(given)
    const plain = JSON.parse(JSON.stringify(found)) as Record<string, unknown>
    return { content: [{ type: 'text' as const, text: JSON.stringify(plain) }], structuredContent: plain }
  } catch (error) {
    if (error instanceof WrongArguments) return failed(error.message)
    onError(error)
    return failed('an unexpected error; the terminal that runs shuyu mcp tells more')
  }
}

const failed = (message: string) => ({ content: [{ type: 'text' as const, text: message }], isError: true })
