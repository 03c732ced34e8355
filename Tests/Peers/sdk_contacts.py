"""External contacts through the vendor's SDK."""

from sdk_tenant import carried, filled, pages, refused, sdk
from sentences import fact, same


def contact(tenant, **fields):
    body = filled(sdk.ExternalContact(), last_name=tenant.name("Contact"), **fields)
    return tenant.contacts.post_externalcontacts_contacts(body)


@fact("an external contact is created, read back, changed and deleted")
def _(tenant):
    phone = filled(sdk.PhoneNumber(), display="+49 30 123456")
    made = contact(tenant, first_name="Ana", work_phone=phone)
    read = tenant.contacts.get_externalcontacts_contact(made.id)
    same((read.first_name, read.work_phone.e164), ("Ana", "+4930123456"))
    same(read.work_phone.user_input, "+49 30 123456")
    body = carried(sdk.ExternalContact(), read, title="Buyer")
    same(tenant.contacts.put_externalcontacts_contact(made.id, body).title, "Buyer")
    tenant.contacts.delete_externalcontacts_contact(made.id)
    get = tenant.contacts.get_externalcontacts_contact
    refused(404, "entity.not.found", get, made.id)


@fact("external contacts are listed in pages and found by a word")
def _(tenant):
    made = [contact(tenant, work_email=tenant.email()) for _ in range(3)]
    found = [c.id for c in pages(tenant.contacts.get_externalcontacts_contacts, 2)]
    assert {c.id for c in made} <= set(found), "a contact is missing"
    named = tenant.contacts.get_externalcontacts_contacts(q=made[0].work_email)
    same([c.id for c in named.entities], [made[0].id])


@fact("only the first thousand external contacts are listed")
def _(tenant):
    get = tenant.contacts.get_externalcontacts_contacts
    refused(400, "bad.request", get, page_size=100, page_number=11)
