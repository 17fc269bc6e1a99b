/** Named deployments that documentation, tests and benches start from. */

/** What was done before the run begins, so that a cluster of five stays small enough to be explored. */
const prepared = {
	organizationKeyExported: true,
	backup: 'external',
	outOfMailFlow: true,
	sshAccess: false,
};

/** The examples by name. */
export const examples = {
	single: { servers: { ems1: {} } },
	singleFor340: { servers: { ems1: { version: '3.4.0' } } },
	tooOld: { servers: { ems1: { version: '3.3.1' } } },
	newHardware: { servers: { ems1: { hardware: 'new' } } },
	demanding: {
		servers: {
			ems1: {
				dataSince: '3.1.2',
				certifiedHardware: false,
				keyHardware: 'ignitionToken',
				backupGigabytes: 2,
				diskGigabytes: 19,
				webEmailCustomization: true,
				passwordReveal: true,
			},
		},
		messageTransferAgent: 'allMail',
		backupTransports: ['ftp', 'scp', 'other'],
		commonCriteria: true,
		clients: '10.3.2',
		newMailRulesWanted: true,
	},
	hsmFor340: {
		servers: { ems1: { version: '3.4.0', keyHardware: 'hsm' } },
		messageTransferAgent: 'contentFilter',
	},
	cluster: { servers: { ems1: {}, ems2: {} }, cluster: { sponsor: 'ems1' } },
	homeServerCluster: {
		servers: { ems1: {}, ems2: {}, ems3: {} },
		cluster: { sponsor: 'ems1', webEmailProtection: 'homeServer' },
	},
	demandingCluster: {
		servers: {
			ems1: { backupGigabytes: 1, passwordReveal: true },
			ems2: {
				hardware: 'new',
				keyHardware: 'hsm',
				ownSettings: ['certificate', 'mailRoutes', 'mailProxies', 'otherSettings'],
				passwordReveal: true,
				standsInDmz: true,
				addressResolvable: false,
			},
		},
		cluster: { sponsor: 'ems1', formerSponsor: 'ems2', customized: true },
	},
	clusterWithOldMember: { servers: { ems1: {}, ems2: { version: '3.3.0' } }, cluster: { sponsor: 'ems1' } },
	clusterFor340: { servers: { ems1: { version: '3.4.0' }, ems2: { version: '3.4.1' } }, cluster: { sponsor: 'ems1' } },
	preparedClusterOfFive: {
		servers: { ems1: prepared, ems2: prepared, ems3: prepared, ems4: prepared, ems5: prepared },
		cluster: { sponsor: 'ems1' },
	},
} satisfies Record<string, unknown>;
