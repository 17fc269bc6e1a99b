/** Where the values of a file stood: each mapping and list remembers the places of what is in it. */

/** A place in the data: keys and indexes from the root. */
export type DataPath = readonly (string | number)[];

type Container = Readonly<Record<string | number, unknown>>;

interface Inside {
	readonly values: Map<string | number, number>;
	readonly keys: Map<string, number>;
}

/** The places in one file, as offsets in UTF-16 units. */
export class Places {
	private readonly inside = new Map<unknown, Inside>();

	/** Where the whole stands. */
	root = 0;

	/** Remembers where a value of a mapping or list stands, and its key. */
	note(container: object, key: string | number, value: number, keyOffset?: number): void {
		let inside = this.inside.get(container);
		if (inside === undefined) {
			inside = { values: new Map(), keys: new Map() };
			this.inside.set(container, inside);
		}
		inside.values.set(key, value);
		if (keyOffset !== undefined) inside.keys.set(String(key), keyOffset);
	}

	/** Where the value at a path stands, or the nearest enclosing value that is there. */
	valueAt(data: unknown, path: DataPath): number {
		return this.follow(data, path).offset;
	}

	/** Where a key of the mapping at a path stands; its value, as above, if there is no such key. */
	keyAt(data: unknown, path: DataPath, key: string): number {
		const { value, isThere } = this.follow(data, path);
		const offset = isThere ? this.inside.get(value)?.keys.get(key) : undefined;
		return offset ?? this.valueAt(data, [...path, key]);
	}

	private follow(data: unknown, path: DataPath): { value: unknown; offset: number; isThere: boolean } {
		let value = data;
		let offset = this.root;
		for (const key of path) {
			const next = this.inside.get(value)?.values.get(key);
			if (next === undefined) return { value, offset, isThere: false };
			offset = next;
			value = (value as Container)[key];
		}
		return { value, offset, isThere: true };
	}
}
