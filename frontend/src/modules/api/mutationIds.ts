/** Every write carries an id; the event it causes brings the id back, so that a tab can ignore its own echoes. */

const remembered = 500;
const sent = new Set<string>();

/** A fresh id for one write, remembered until its echo may have arrived. */
export function newMutationId(): string {
  const id = crypto.randomUUID();
  sent.add(id);
  if (sent.size > remembered) sent.delete(sent.values().next().value ?? '');
  return id;
}

export function isOwnMutation(mutationId: string | null | undefined): boolean {
  return mutationId != null && sent.has(mutationId);
}
