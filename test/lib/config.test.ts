import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';

describe('the configuration', () => {
  it('needs nothing for an evaluation', () => {
    expect(readConfig({})).toEqual({
      name: 'Sealform',
      transcriptRetentionDays: 90,
      auditRetentionDays: 730,
      callbackUrls: ['http://localhost:5173/callback'],
      removalProtection: true,
    });
  });

  it('takes every setting from a command line, as text', () => {
    const context = {
      'sealform:name': 'Acme-Chat',
      'sealform:transcriptRetentionDays': '30',
      'sealform:auditRetentionDays': '365',
      'sealform:callbackUrls': 'https://chat.example.com/callback,http://127.0.0.1:8080/callback',
      'sealform:removalProtection': 'false',
    };
    expect(readConfig(context)).toEqual({
      name: 'Acme-Chat',
      transcriptRetentionDays: 30,
      auditRetentionDays: 365,
      callbackUrls: ['https://chat.example.com/callback', 'http://127.0.0.1:8080/callback'],
      removalProtection: false,
    });
  });

  it('takes every setting from cdk.json, as JSON', () => {
    const context = {
      'sealform:transcriptRetentionDays': 7,
      'sealform:callbackUrls': ['https://chat.example.com/callback'],
      'sealform:removalProtection': false,
    };
    expect(readConfig(context)).toMatchObject({
      transcriptRetentionDays: 7,
      callbackUrls: ['https://chat.example.com/callback'],
      removalProtection: false,
    });
  });

  it.each([
    ['name', '1st'],
    ['name', 'my-amazon-chat'],
    ['name', ''],
    ['transcriptRetentionDays', '0'],
    ['transcriptRetentionDays', '-1'],
    ['transcriptRetentionDays', '1.5'],
    ['transcriptRetentionDays', 'ninety'],
    ['auditRetentionDays', ''],
    ['auditRetentionDays', true],
    ['auditRetentionDays', 36_501],
    ['callbackUrls', ''],
    ['callbackUrls', 'http://chat.example.com/callback'],
    ['callbackUrls', 'http://localhost.example.com/callback'],
    ['callbackUrls', 'https://chat.example.com/callback,'],
    ['callbackUrls', []],
    ['removalProtection', 'no'],
    ['removalProtection', 0],
  ])('refuses %s = %j with a sentence that names the key', (key, value) => {
    expect(() => readConfig({ [`sealform:${key}`]: value })).toThrow(
      new RegExp(`^sealform:${key} must be .*\\.$`),
    );
  });

  it('refuses a setting that does not exist, so that a slip of the pen does not go unnoticed', () => {
    expect(() => readConfig({ 'sealform:retention': '5' })).toThrow(
      /^sealform:retention is not a setting\. There are /,
    );
  });

  it('leaves the context of others alone', () => {
    expect(() => readConfig({ '@aws-cdk/core:checkSecretUsage': true })).not.toThrow();
  });
});
