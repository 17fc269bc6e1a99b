/** Named deployments that documentation, tests and benches start from. */

/** What clusters have in common here: what they leave out is in the other examples, so that all their states can be explored. */
const member = { organizationKeyExported: true, backup: 'external', outOfMailFlow: true, sshAccess: false };
const onlyTarget = { installationMedia: ['3.4.2'] };

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
	cluster: { servers: { ems1: member, ems2: member }, cluster: { sponsor: 'ems1' }, ...onlyTarget },
	clusterOfThree: {
		servers: { ems1: member, ems2: member, ems3: member },
		cluster: { sponsor: 'ems1' },
		...onlyTarget,
	},
	homeServerCluster: {
		servers: {
			ems1: member,
			ems2: { ...member, backup: 'none', organizationKeyExported: false, ownSettings: ['mailProxies'] },
		},
		cluster: { sponsor: 'ems1', webEmailProtection: 'homeServer' },
		...onlyTarget,
	},
	demandingCluster: {
		servers: {
			ems1: { ...member, backupGigabytes: 1 },
			ems2: {
				...member,
				backup: 'none',
				hardware: 'new',
				ownSettings: ['certificate', 'mailRoutes'],
				standsInDmz: true,
				addressResolvable: false,
			},
		},
		cluster: { sponsor: 'ems1', formerSponsor: 'ems2', customized: true },
		...onlyTarget,
	},
	hsmCluster: {
		servers: { ems1: member, ems2: { ...member, keyHardware: 'hsm', sshAccess: true } },
		cluster: { sponsor: 'ems1' },
		...onlyTarget,
	},
	clusterWithOldMember: {
		servers: { ems1: member, ems2: { ...member, version: '3.3.0', backup: 'none' } },
		cluster: { sponsor: 'ems1' },
		...onlyTarget,
	},
	clusterFor340: {
		servers: {
			ems1: { ...member, version: '3.4.0', passwordReveal: true },
			ems2: { ...member, version: '3.4.1', passwordReveal: true },
		},
		cluster: { sponsor: 'ems1' },
	},
} satisfies Record<string, unknown>;
