// The AWS SDK for JavaScript against AWS_ENDPOINT_URL: users, a policy, an error and pages.
import { CreatePolicyCommand, CreateUserCommand, GetPolicyVersionCommand, GetUserCommand, IAMClient, paginateListUsers } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const iam = new IAMClient({ maxAttempts: 1 });
const sts = new STSClient({ maxAttempts: 1 });
const { Account: account } = await sts.send(new GetCallerIdentityCommand({}));
const { User: user } = await iam.send(new CreateUserCommand({ UserName: "js" }));
await iam.send(new CreateUserCommand({ UserName: "ks" }));
await iam.send(new CreateUserCommand({ UserName: "ls" }));
const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
const { Policy: policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "all", PolicyDocument }));
const { PolicyVersion: version } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: policy.Arn, VersionId: "v1" }));
const error = await iam.send(new GetUserCommand({ UserName: "nobody" })).then(() => "none", (wrong) => wrong.name);
let pages = 0;
for await (const page of paginateListUsers({ client: iam, pageSize: 1 }, {})) {
  pages += page.Users.length;
}
console.log(JSON.stringify({ account, userArn: user.Arn, document: version.Document, error, pages }));
