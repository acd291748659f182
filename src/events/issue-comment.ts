import type { Probot } from "probot";
import { z } from "zod";
import { mayHoldCommand } from "../commands/grammar.js";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { readIssueEvent } from "./issue-request.js";
import { accountSchema } from "./payload.js";

const commentSchema = z.object({
  action: z.enum(["created", "edited"]),
  comment: z.object({
    id: z.number().int().positive(),
    body: z.string().nullish(),
    user: accountSchema.nullable(),
  }),
  /** Of an edited comment. */
  changes: z.object({ body: z.object({ from: z.string().nullish() }).optional() }).optional(),
});

/**
 * What `issue_comment` asks for: that a person's comment on an issue is read. Who wrote the issue does not matter, who
 * wrote the comment does: bots are ignored, this App's own comments among them. The text stays on GitHub until the job
 * runs; kept is only whether a command may stand there, or stood there before an edit.
 */
export function readCommentRequest(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  const parsed = commentSchema.safeParse(payload).data;
  if (!parsed) return ignored("unreadable");
  const { comment, action, changes } = parsed;
  const { place, sender, issue } = event;
  if (sender.type === "Bot" || comment.user === null || comment.user.type === "Bot") return ignored("bot");
  if (issue.pull_request !== undefined && issue.pull_request !== null) return ignored("pull-request");
  if (issue.locked) return ignored("locked");
  if (action === "edited" && changes?.body === undefined) return ignored("nothing-asked");
  const texts = [comment.body, changes?.body?.from];
  return asksFor({
    kind: "comment",
    delivery,
    ...place,
    comment: comment.id,
    mayCommand: texts.some((text) => mayHoldCommand(text ?? "")),
    sender: sender.login,
  });
}

/** Comments hold commands, and information that was missing. */
export function onIssueComment(app: Probot, dependencies: EventDependencies): void {
  app.on(["issue_comment.created", "issue_comment.edited"], (event) =>
    acceptDelivery(event, readCommentRequest, dependencies),
  );
}
