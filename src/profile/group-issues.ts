/** Issues by a key, in their order. */
export function groupIssues<Issue, Key>(
  issues: readonly Issue[],
  keyOf: (issue: Issue) => Key,
): ReadonlyMap<Key, Issue[]> {
  const groups = new Map<Key, Issue[]>();
  for (const issue of issues) {
    const key = keyOf(issue);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return groups;
}
