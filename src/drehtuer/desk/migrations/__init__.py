"""How the tables came to be what they are; applied in order by ``drehtuer.desk.database``."""
