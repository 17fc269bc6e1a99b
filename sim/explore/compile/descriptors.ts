/** Event descriptors with wildcards, after XState. */

/** Whether a descriptor with a wildcard means events of this type; `a.*` means `a` and what begins with `a.`. */
export function matches(type: string, descriptor: string): boolean {
	if (descriptor === '*') return true;
	return descriptor.endsWith('.*') && `${type}.`.startsWith(descriptor.slice(0, -1));
}
