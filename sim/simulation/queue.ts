/**
 * The delays that are running, ordered by due time and then by the order in which they began. XState's own simulated
 * clock jumps and then fires; here the clock goes to each due time in turn.
 */

/** A running delay. */
export interface ScheduledEvent {
	/** XState's id of the delay, which is also the type of the event that ends it. */
	readonly id: string;
	/** Minutes since the begin of the run; Infinity if the length is unknown. */
	readonly dueMinutes: number;
	readonly sequence: number;
}

/** The queue with one more event. */
export function schedule(queue: readonly ScheduledEvent[], event: ScheduledEvent): readonly ScheduledEvent[] {
	return [...queue, event];
}

/** The queue without the event of this id. */
export function cancel(queue: readonly ScheduledEvent[], id: string): readonly ScheduledEvent[] {
	return queue.filter((event) => event.id !== id);
}

/** The event that comes first; one of unknown length only when nothing of known length runs. */
export function nextScheduled(queue: readonly ScheduledEvent[]): ScheduledEvent | undefined {
	return queue.reduce<ScheduledEvent | undefined>(
		(first, event) => (first === undefined || comesBefore(event, first) ? event : first),
		undefined,
	);
}

function comesBefore(event: ScheduledEvent, other: ScheduledEvent): boolean {
	return event.dueMinutes === other.dueMinutes ? event.sequence < other.sequence : event.dueMinutes < other.dueMinutes;
}
