/**
 * A refusal as the Bot Connector of Teams words it: an HTTP status and `{error: {code, message}}`.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
 * "Status codes from bot conversational APIs"
 */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The documented refusals by code, with their status and words. */
export const REFUSALS = {
  BadArgument: [400, 'Bad argument.'],
  BotNotRegistered: [401, 'No registration found for this bot.'],
  BotDisabledByAdmin: [403, 'The tenant admin disabled this bot.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  ConversationBlockedByUser: [403, 'User blocked the conversation with the bot.'],
  ForbiddenOperationException: [403, "Bot is not installed in user's personal scope"],
  MessageWritesBlocked: [403, 'Message writes are blocked for this conversation.'],
  NotEnoughPermissions: [403, 'The bot may change only its own messages.'],
  ActivityNotFoundInConversation: [404, 'Conversation not found.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  MemberNotFoundInConversation: [404, 'Member not found in the conversation.'],
  PreconditionFailed: [412, 'Precondition failed, please try again.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
  Throttled: [429, 'Too many requests.'],
  ServiceError: [502, 'A service this depends on failed.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A documented refusal; `message` replaces its usual words. */
export function refusal(code: RefusalCode, message?: string): ConnectorError {
  const [status, words] = REFUSALS[code];
  return new ConnectorError(status, code, message ?? words);
}
