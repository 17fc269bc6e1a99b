/** Conditions on where a server is in its upgrade, as rules, hazards, outcomes and properties share them. */
import { any, type Condition, serverIn } from '../kit/conditions.js';

/** Between the begin of phase 2 and the end of phase 10, failed phases included. */
export const inInstallation = (server: string): Condition => serverIn(server, 'upgrade', 'installation');

/** From the begin of phase 3 to the end of phase 10: services and connections are down. */
export const inOutage = (server: string): Condition => serverIn(server, 'upgrade', 'installation', 'outage');

/** The installation was cut off by a reset, by turning the system off or by a loss of power. */
export const isDisrupted = (server: string): Condition => serverIn(server, 'upgrade', 'disrupted');

/** A phase failed, or the installation of the operating system hit an error. */
export const hasFailed = (server: string): Condition =>
	any(
		serverIn(server, 'upgrade', 'installation', 'phase2', 'error'),
		serverIn(server, 'upgrade', 'installation', 'outage', 'failed'),
	);

/** Begun and neither completed nor left. */
export const isUnderway = (server: string): Condition => any(inInstallation(server), isDisrupted(server));

/** Runs 2.8.1.0. */
export const isUpgraded = (server: string): Condition => serverIn(server, 'upgrade', 'upgraded');

/** The upgrade was stopped in phase 2, or left at its end. */
export const wasLeft = (server: string): Condition =>
	any(serverIn(server, 'upgrade', 'oldRelease', 'stopped'), serverIn(server, 'upgrade', 'oldRelease', 'exited'));
