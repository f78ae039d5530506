"""The form for editors at ``/redaktion/formular/``: Decap CMS, with its fields made from the models."""
